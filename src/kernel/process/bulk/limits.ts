/** At most so many cases are chosen at once, and so many are done in one call: the rest follows in the next. */
export const mostChosen = 500;
export const mostAtOnce = 25;
