"""How fast deliveries from Slack are acknowledged, with the whole product behind them, against a bare app."""
