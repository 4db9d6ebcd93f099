"""Everything that anybody may read of a path, as it would be written: names of files and their bytes."""
