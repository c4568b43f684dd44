"""The team's money: budgets, what goes over them, and what was spent."""
