"""The places of a process, between which a facilitator moves freely."""
