"""Views: what each paper prints, as plain texts and tuples in printed order, for every format alike."""
