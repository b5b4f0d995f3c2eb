"""What is wrong with a template, told with its place: tags, names, what it brings along, what it loses."""
