import { failureIn, withCertainty, withRetryAt } from './answer';
import { GitlabError } from './errors';
import { type Reply, type Request, isRead } from './message';
import { Semaphore } from './parallel';
import { RetryPolicy } from './retryPolicy';
import { type Asking, findRightServer, mayBeElsewhere, withRightServer } from './rightServer';
import type { Token } from './tokens';
import { type Connection, send } from './transport';
import { Waits } from './waits';

/** How a run treats the server. */
export interface RequestPolicy {
	/** How many requests may be under way at once. */
	requestsAtOnce: number;
	/** How long one request may wait, for a rate limit or a server that is away, in seconds. */
	maxWait: number;
	/** Whether the run changes nothing in GitLab; only then the credential's additional tokens help. */
	readsOnly?: boolean;
}

/** How one try of a request ended: with an answer, with a failure, or with an answer that is one. */
type Attempt = { token: Token } & (
	| { reply: Reply; failure?: undefined }
	| { reply?: Reply; failure: GitlabError }
);

/** Sends the requests of a run: paced, retried, with their failures classified. */
export class Sender {
	private readonly semaphore: Semaphore;
	readonly waits: Waits;
	private answeredAt?: number;
	private rightServer?: ReturnType<typeof findRightServer>;

	constructor(
		private readonly connection: Connection,
		private readonly policy: RequestPolicy,
	) {
		this.semaphore = new Semaphore(policy.requestsAtOnce);
		this.waits = new Waits(connection.context);
	}

	/**
	 * Sends a request until GitLab has answered it, within the run's policy.
	 *
	 * @returns the answer, whose status is below 400
	 * @throws GitlabError for every other outcome
	 */
	async request(request: Request): Promise<Reply> {
		const mayRepeat = isRead(request);
		const retryPolicy = new RetryPolicy(mayRepeat);
		let until = 0;
		let onlyFirst = false;
		for (;;) {
			const { token, reply, failure } = await this.semaphore.run(async () => {
				until ||= Date.now() + this.policy.maxWait * 1000;
				return await this.attempt(request, await this.turn(request, { until, onlyFirst }));
			});
			if (!failure) return reply;
			if (token !== this.connection.tokens.first && isDenied(failure)) {
				if (failure.kind === 'unauthorized') this.connection.tokens.drop(token);
				onlyFirst = true;
				continue;
			}
			const delay = retryPolicy.delayAfter(failure, { headers: reply?.headers, answeredAt: this.answeredAt });
			if (delay === undefined) throw await this.explained(mayRepeat ? failure : withCertainty(failure));
			await this.backOff(failure, { delay, until, token });
		}
	}

	private async attempt(request: Request, token: Token): Promise<Attempt> {
		token.limiter.begin();
		let reply: Reply | undefined;
		try {
			reply = await send(this.connection, request, token);
			const failure = failureIn(reply, request, this.connection.server);
			if (failure) return { token, reply, failure };
			this.answeredAt = Date.now();
			return { token, reply };
		} catch (error) {
			return { token, failure: error as GitlabError };
		} finally {
			token.limiter.end(reply?.headers ?? {});
		}
	}

	/** Before GitLab has answered anything, a failure may come from a server URL that is the address of a page. */
	private async explained(failure: GitlabError): Promise<GitlabError> {
		const { context, server, ignoreSslIssues, withoutToken } = this.connection;
		if (this.answeredAt !== undefined || !mayBeElsewhere(failure, server)) return failure;
		const ask: Asking['ask'] = async (options) => await context.helpers.httpRequest(withoutToken(options));
		const asking = { ask, ignoreSslIssues };
		this.rightServer ??= findRightServer(asking, server);
		return withRightServer(failure, server, await this.rightServer);
	}

	/** Waits until a token may send the request. */
	private async turn(
		request: Request,
		{ until, onlyFirst }: { until: number; onlyFirst: boolean },
	): Promise<Token> {
		const { tokens } = this.connection;
		for (;;) {
			const token = onlyFirst ? tokens.first : tokens.for(request);
			const { delay } = token.limiter;
			if (delay <= 0) return token;
			const retryAt = Date.now() + delay;
			if (retryAt > until) throw withRetryAt(new GitlabError('rateLimited', 'Retry later'), retryAt);
			await this.waits.forLimit(delay);
		}
	}

	private async backOff(
		failure: GitlabError,
		{ delay, until, token }: { delay: number; until: number; token: Token },
	): Promise<void> {
		const retryAt = Date.now() + delay;
		const isLimit = failure.kind === 'rateLimited';
		if (isLimit) token.limiter.pauseUntil(retryAt);
		if (retryAt > until) throw withRetryAt(failure, retryAt);
		const { logger } = this.connection.context;
		logger?.debug(`GitLab: ${failure.message}; trying again in ${Math.round(delay)} ms`);
		// Where a limit is the reason, the turn waits: another token may go on at once.
		if (!isLimit) await this.waits.pass(delay);
	}
}

/** Failures that another token may not have. */
function isDenied({ kind }: GitlabError): boolean {
	return ['unauthorized', 'insufficientScope', 'forbidden', 'notFound'].includes(kind);
}
