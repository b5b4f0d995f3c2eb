"""Python loads this by itself in each process that a test starts: there is no network there either."""

# By name: the folder is on the search path of such a process only.
__import__("offline").forbid(loopback=False)
