"""What a person can do, one function an action: it checks, makes one transaction, returns a typed result.

Every action takes the `Ledger` of a process and returns `Done`: the value, the change, the ticket that resolves
when it is on disk, and warnings to be said. It raises `Refused`, with a sentence for people, when it cannot be done.
"""
