"""The law that plans cite: numbers of documents, citations in prose, a registry of known acts."""
