"""How a creator is shown, wherever one is: rows, figures and reasons, with contacts masked or revealed."""
