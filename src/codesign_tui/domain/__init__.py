"""The core: what a co-design process holds and the rules that bind it. No I/O, no clock, no screen."""
