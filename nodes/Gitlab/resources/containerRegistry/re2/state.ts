/** Whether a character fits. */
export type Takes = (character: string) => boolean;

/** Where in a text the search is. */
export interface Place {
	isStart: boolean;
	isEnd: boolean;
}

/** Where the search can be in an expression, and where it goes from there: with a character, at a place, or at once. */
export interface State {
	takes?: Takes;
	isAt?: (place: Place) => boolean;
	next: State[];
}

/** A piece of an expression: makes its states, given the one that follows. */
export type Piece = (next: State) => State;
