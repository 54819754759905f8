import { createContext, Script } from 'node:vm';
import { hostileTo, textOf } from './hostile';
import type { Pattern } from './sources';
import { allPatterns, buildersOfPatterns } from './sources';

const LONGEST = 1_000_000;
/** Long enough to tell which texts a pattern takes longest for. */
const SCREENING = 16_000;
/** So many of them are made longer and longer. */
const WORST = 3;
/** How many times as long as a pattern that looks at each character once it may take. */
const MOST_TIMES = 1_000;
/** Shorter than this, times say nothing. */
const NOISE_MS = 25;
/** A processor's time may be counted in ticks: what took none of them took less than one. */
const TICK_MS = 1;
/** Where the growth shows before, this is never met. */
const TIMEOUT_MS = 30_000;

const context = createContext({ text: '' });
const once = timerOf({ where: 'here', source: '^[^\\u0001]*\\u0001', flags: '' });

/** Tells the processor's time that a pattern takes for a text, in milliseconds: the least of some tries. */
function timerOf({ source, flags }: Pattern): (text: string) => number {
	const script = new Script(`/${source}/${flags}.test(text)`);
	return (text) => {
		context.text = text;
		let least = Infinity;
		for (let tries = 0; tries < 3 && least > NOISE_MS; tries++) {
			const before = process.cpuUsage();
			script.runInContext(context, { timeout: TIMEOUT_MS });
			least = Math.min(least, process.cpuUsage(before).user / 1000);
		}
		return least;
	};
}

/** A hostile text that a pattern takes more than linear time for; the worst ones are made longer step by step. */
function tooMuchFor(pattern: Pattern): string | undefined {
	const time = timerOf(pattern);
	const tries = hostileTo(pattern).map((hostile) => ({ hostile, taken: 0 }));
	const isTooMuch = (one: (typeof tries)[number], length: number) => {
		const text = textOf(one.hostile, length);
		one.taken = time(text);
		return one.taken > NOISE_MS && one.taken > MOST_TIMES * Math.max(once(text), TICK_MS);
	};
	for (let length = SCREENING, worst = tries; ; length = Math.min(length * 2, LONGEST)) {
		const found = worst.find((one) => isTooMuch(one, length));
		if (found) return `${JSON.stringify(found.hostile)} at ${length} characters`;
		if (length === LONGEST) return undefined;
		worst = worst.sort((a, b) => b.taken - a.taken).slice(0, WORST);
	}
}

test.each(
	allPatterns().map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern.where, pattern] as const),
)('%s of %s takes linear time for a million hostile characters', (_text, _where, pattern) => {
	expect(tooMuchFor(pattern)).toBeUndefined();
});

test('a pattern that is built when it runs comes from a description, where it is tried here', () => {
	expect(buildersOfPatterns()).toEqual(['nodes/Gitlab/fields/locator.ts']);
});
