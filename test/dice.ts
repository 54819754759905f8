/** The same numbers between 0 and 1 at each run, so that a run can be repeated. */
export function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
