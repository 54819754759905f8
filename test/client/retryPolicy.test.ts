import type { FailureKind } from '../../nodes/Gitlab/client/errors';
import { GitlabError } from '../../nodes/Gitlab/client/errors';
import type { Circumstances } from '../../nodes/Gitlab/client/retryPolicy';
import { RetryPolicy } from '../../nodes/Gitlab/client/retryPolicy';

const SOME = 200;
const failure = (kind: FailureKind, status?: number, code?: string) =>
	new GitlabError(kind, kind, { status, code });

/** The delays that a request gets which fails again and again, until it is given up or was sent many times. */
const delaysOf = (fault: GitlabError, about: () => Circumstances, isRead = true): number[] => {
	const policy = new RetryPolicy(isRead);
	const delays: number[] = [];
	while (delays.length < SOME) {
		const delay = policy.delayAfter(fault, about());
		if (delay === undefined) break;
		delays.push(delay);
	}
	return delays;
};

const never = () => ({});
const answersOthers = () => ({ answeredAt: Date.now() + 1 });
const answeredOnce = () => ({ answeredAt: 1 });

test.each<[string, GitlabError, () => Circumstances, number]>([
	['503 from a server that never answered', failure('unavailable', 503), never, 4],
	['503 while others are answered', failure('unavailable', 503), answersOthers, 10],
	['503 since the last answer', failure('unavailable', 503), answeredOnce, Infinity],
	['no connection from the start', failure('unreachable', undefined, 'ECONNREFUSED'), never, 4],
	['no connection any more', failure('unreachable', undefined, 'ECONNREFUSED'), answeredOnce, Infinity],
	['an unknown host name', failure('unreachable', undefined, 'ENOTFOUND'), never, 1],
	['a host name that was known', failure('unreachable', undefined, 'ENOTFOUND'), answeredOnce, Infinity],
	['silence from the start', failure('timeout'), never, 1],
	['silence of a server that answered', failure('timeout'), answeredOnce, Infinity],
	['500, which is an answer of GitLab', failure('unavailable', 500), answeredOnce, 10],
	['a broken answer', failure('notGitlab', 200, 'TRUNCATED'), answeredOnce, 10],
	['a web page from the start', failure('notGitlab', 200), never, 4],
	['a web page in between', failure('notGitlab', 200), answeredOnce, 10],
	['something that GitLab never does', failure('unavailable', 501), answeredOnce, 1],
	['a certificate', failure('certificate'), answeredOnce, 1],
	['cancelling', failure('cancelled'), answeredOnce, 1],
])('a read that meets %s is sent so often', (_, fault, about, times) => {
	expect(delaysOf(fault, about).length).toBe(times === Infinity ? SOME : times - 1);
});

test.each<[string, GitlabError]>([
	['503', failure('unavailable', 503)],
	['no connection', failure('unreachable')],
	['a broken answer', failure('notGitlab', 200, 'TRUNCATED')],
])('a write that meets %s is sent once', (_, fault) => {
	expect(delaysOf(fault, answeredOnce, false)).toEqual([]);
});

test('a write that GitLab did not take is sent again', () => {
	expect(delaysOf(failure('rateLimited', 429), never, false).length).toBe(SOME);
});

test('who is told again and again to come back at once waits nevertheless', () => {
	const delays = delaysOf(failure('rateLimited', 429), () => ({ headers: { 'retry-after': '0' } }), false);
	expect(delays[0]).toBe(0);
	expect(delays.slice(1).every((delay) => delay >= 250)).toBe(true);
});

test('pauses grow, but never beyond five seconds', () => {
	const delays = delaysOf(failure('unavailable', 503), answeredOnce);
	expect(delays[0]).toBeLessThanOrEqual(250);
	expect(delays[4]).toBeGreaterThan(delays[0]);
	expect(Math.max(...delays)).toBeLessThanOrEqual(5000);
});

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();

test.each<[string, GitlabError, () => Record<string, string>, [from: number, to: number]]>([
	['seconds', failure('rateLimited'), () => ({ 'retry-after': '7' }), [7000, 7000]],
	['a date', failure('rateLimited'), () => ({ 'retry-after': inSeconds(60) }), [58_000, 60_000]],
	['a date in the past', failure('rateLimited'), () => ({ 'retry-after': inSeconds(-60) }), [0, 0]],
	['nonsense', failure('rateLimited'), () => ({ 'retry-after': 'soon' }), [125, 250]],
	['nothing', failure('rateLimited'), () => ({}), [125, 250]],
	['an absurd number', failure('rateLimited'), () => ({ 'retry-after': '9'.repeat(30) }), [3e10, 3.2e10]],
	[
		'only when the window ends',
		failure('rateLimited'),
		() => ({ 'ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 30) }),
		[25_000, 31_000],
	],
	['0 by a server in trouble', failure('unavailable', 503), () => ({ 'retry-after': '0' }), [125, 250]],
	[
		'9 seconds by a server in trouble',
		failure('unavailable', 503),
		() => ({ 'retry-after': '9' }),
		[9000, 9000],
	],
])('the pause where the answer names %s', (_, fault, headers, [from, to]) => {
	const delay = new RetryPolicy(true).delayAfter(fault, { headers: headers(), answeredAt: 1 });
	expect(delay).toBeGreaterThanOrEqual(from);
	expect(delay).toBeLessThanOrEqual(to);
});
