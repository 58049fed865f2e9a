"""What all kinds of claims read with: the article, its sentences, amounts, dates and parties."""
