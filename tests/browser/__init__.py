"""Pages in real Chromium, as people with and without assistive technology meet them (`make test-all`)."""
