"""The Vietnamese language: keys to compare and to sort by, dates as official papers write them."""
