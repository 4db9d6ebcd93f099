"""A sealed PDF that was really signed (PAdES): signed afterwards; and whatever is changed in it then is found."""



