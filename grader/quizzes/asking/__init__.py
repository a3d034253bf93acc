"""What a quiz or a page asks: variants, pools, how a question is presented, what was answered."""
