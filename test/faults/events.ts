import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { runGitlab } from '../engine';
import type { Fault } from '../gitlab';
import { startGitlab } from '../gitlab';
import { credentialsFor, locator } from '../parameters';
import type { How, Stage, Trial } from './trials';
import { onStage, read } from './trials';

/** Things that happen once in a run, as against faults that come and go. */

/** The server is away for some time in the middle of a run: it hangs up on whoever calls, then is back. */
export async function serverAway(count: number, seconds: number): Promise<Trial> {
	return await onStage({}, async (stage) => {
		let backAt = 0;
		let answered = 0;
		const fault: Fault = {
			kind: 'reset',
			match: () => {
				if (++answered === Math.ceil(count / 4)) backAt = Date.now() + seconds * 1000;
				return Date.now() < backAt;
			},
		};
		const trial = await read(stage, count, { fault });
		if (trial.right !== count) trial.problems.push(`${count - trial.right} reads did not survive`);
		if (trial.seconds < seconds) trial.problems.push('the server was not away at all');
		return trial;
	});
}

/** The access token is revoked in the middle of a run. */
export async function tokenRevoked(count: number): Promise<Trial> {
	return await onStage({}, async (stage) => {
		let asked = 0;
		const { world } = stage.gitlab;
		const match = () => {
			if (++asked === Math.ceil(count / 2)) world.revokeToken(stage.arranged.token);
			return false;
		};
		const trial = await read(stage, count, { fault: { kind: 'reset', match } });
		if (!trial.right || !trial.failed) trial.problems.push('the token was not revoked half way');
		if (trial.requests !== count) trial.problems.push('what GitLab refused was asked again');
		return trial;
	});
}

/** An OAuth2 token expires after some requests: n8n refreshes it, once, and nobody notices. */
export async function tokenExpired(
	requests: number,
	run: (stage: Stage, how: How) => Promise<Trial>,
): Promise<Trial> {
	return await onStage({}, async (stage) => {
		const { gitlab, arranged } = stage;
		const { oauthApp, users } = arranged;
		const grant = gitlab.grant(oauthApp, users.maria, ['api']);
		const credentials = {
			gitlabDevopsOAuth2Api: {
				server: gitlab.url,
				grantType: 'pkce',
				authentication: 'body',
				accessTokenUrl: `${gitlab.url}/oauth/token`,
				clientId: oauthApp.clientId,
				clientSecret: oauthApp.clientSecret,
				oauthTokenData: { ...grant },
			},
		};
		let asked = 0;
		let refreshed = 0;
		const match = ({ path }: { path: string }) => {
			if (path === '/oauth/token') refreshed++;
			else if (++asked === requests) gitlab.world.revokeToken(grant.access_token);
			return false;
		};
		const parameters = { authentication: 'oAuth2' };
		const trial = await run({ ...stage, credentials } as Stage, {
			fault: { kind: 'reset', match },
			parameters,
		});
		if (trial.right !== trial.items) trial.problems.push(`${trial.items - trial.right} did not survive`);
		if (refreshed !== 1) trial.problems.push(`refreshed ${refreshed} times`);
		return trial;
	});
}

/** Reads are sent to another host: they do not go there, and every item says what is wrong. */
export async function redirectedElsewhere(count: number): Promise<Trial> {
	const elsewhere = await startGitlab();
	try {
		return await onStage({}, async (stage) => {
			const location = `${elsewhere.url.replace('127.0.0.1', 'localhost')}/api/v4/user`;
			const trial = await read(stage, count, { fault: { kind: 'redirect', location, every: 0.2 } });
			if (elsewhere.requests.length) trial.problems.push('requests went to another host');
			if (trial.right + trial.failed !== count) trial.problems.push('items are lost');
			return trial;
		});
	} finally {
		await elsewhere.close();
	}
}

/** Reads are sent to where they already are: once, which is followed, or for ever, which is not. */
export async function redirectedInPlace(count: number, share: number): Promise<Trial> {
	return await onStage({}, async (stage) => {
		const fault: Fault = { kind: 'redirect', every: share };
		fault.match = ({ path }) => {
			fault.location = `${stage.gitlab.url}${path}`;
			return true;
		};
		const trial = await read(stage, count, { fault });
		const survives = share < 1;
		if ((survives ? trial.right : trial.failed) !== count)
			trial.problems.push('a loop was not told from a turn');
		return trial;
	});
}

/** How long a run goes on after it was cancelled, in seconds: while it waits, or while the server is silent. */
export async function cancelled(during: 'wait' | 'silence'): Promise<number> {
	return await onStage({}, async ({ gitlab, credentials }) => {
		let asked = () => {};
		const isAsked = new Promise<void>((resolve) => (asked = resolve));
		const match = () => (asked(), true);
		if (during === 'silence') gitlab.faults.add({ kind: 'hang', match });
		else gitlab.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '200' }, match });
		let cancelledAt = 0;
		const cancelWhen = isAsked.then(async () => {
			await wait(300);
			cancelledAt = Date.now();
		});
		const parameters = {
			resource: 'issue',
			operation: 'get',
			project: locator('acme/trial'),
			issue: locator('={{ $json.iid }}'),
		};
		const input = Array.from({ length: 1000 }, (_, index) => ({ iid: index + 1 }));
		await runGitlab(parameters, { credentials, input, cancelWhen, onError: 'continueRegularOutput' });
		return (Date.now() - cancelledAt) / 1000;
	});
}

/** What a run takes against a server that allows so many requests in a window, and the least it could take. */
export async function limited(
	count: number,
	requestsPerMinute: number,
	rateWindowMs: number,
): Promise<Trial & { least: number; refused: number }> {
	return await onStage({ requestsPerMinute, rateWindowMs }, async (stage) => {
		const trial = await read(stage, count);
		const least = (Math.floor((count - 1) / requestsPerMinute) * rateWindowMs) / 1000;
		const refused = stage.gitlab.requests.filter(({ status }) => status === 429).length;
		if (trial.right !== count) trial.problems.push(`${count - trial.right} reads failed`);
		return { ...trial, least, refused };
	});
}

/** A port on which nobody listens. */
export async function nobody(): Promise<Trial['seconds']> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	const started = Date.now();
	const credentials = credentialsFor({ url: `http://127.0.0.1:${port}` }, 'glpat-x');
	await runGitlab(
		{ resource: 'issue', operation: 'get', project: locator('a/b'), issue: locator(1) },
		{ credentials },
	);
	return (Date.now() - started) / 1000;
}
