"""What travels between client and service, as data: platforms, fields, filters, levels, codes, tasks, webhooks."""
