"""Pictures of the cards as people see them: `python -m tests.pictures OUTDIR`.

Each card is drawn from the JSON that Scout sends, as one part of a page of HTML, and Chromium makes the pictures.
"""
