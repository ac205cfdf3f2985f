"""Learning: the weights in knowledge/data/learnt, found again from the subject index and the development set."""
