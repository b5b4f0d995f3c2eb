"""Rules about agencies and units: who they are and what they are given (KH2xx)."""
