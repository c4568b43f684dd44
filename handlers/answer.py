"""Request or Press in, answer out; the one place where known errors become cards."""
