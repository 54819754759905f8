import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { propertiesOfOperation } from '../../nodes/Gitlab/description';
import { LOOK_AFTER_MS } from '../../nodes/Gitlab/waiting/looking';
import type { Operation, Resource } from '../../nodes/Gitlab/operation';
import { valueOf } from '../../nodes/Gitlab/operation';
import { runGitlab } from '../engine';
import type { Fault, Gitlab, RecordedRequest } from '../gitlab';
import { credentialsFor } from '../parameters';
import type { Examples } from './examples';
import { fieldNames, listsOf, parametersFor } from './examples';
import { isGraphql, isMutation } from './graphql';
import type { Worlds } from './worlds';

/** What operations that send files find in the item. */
export const FILES: IBinaryKeyData = {
	data: { data: Buffer.from('content').toString('base64'), mimeType: 'text/plain', fileName: 'notes.txt' },
};

/** What came of trying an operation. */
export interface Attempt {
	/** Output rows, in order. */
	rows: IDataObject[];
	/** All that was sent for it, by the editor's lists too. */
	requests: RecordedRequest[];
	/** What the node was given, what it sent itself, and what of that was not to look up what its fields hold. */
	parameters: IDataObject;
	asked: RecordedRequest[];
	meant: RecordedRequest[];
	/** Who tried it. */
	token: string;
	/** Why this was not what the operation is for; undefined where it was. */
	fault?: string;
}

/** An operation and how it is tried. */
export type Trial = Pick<Examples, 'round' | 'optional'> & {
	resource: Resource;
	operation: Operation;
	/** Parameters that are other than the examples, where the operation has them. */
	given?: (parameters: IDataObject) => IDataObject;
	/** As the tool of an agent. */
	asTool?: boolean;
	/** What GitLab does wrong with the operation's own requests. */
	misbehaviour?: Fault;
	/** Those of a fine-grained token with which the node runs then; one with scopes unless said. */
	permissions?: readonly string[];
};

/**
 * Tries an operation with the things of its world in all their states, and by all that are there, until it does
 * what it is for: which state it needs is nowhere written.
 *
 * @returns every attempt, the last of which has no fault if one has not
 */
export async function tryOut(
	worlds: Worlds,
	trial: Trial,
	isEnough = ({ fault }: Attempt) => fault === undefined,
): Promise<Attempt[]> {
	const resource = valueOf(trial.resource.name);
	const { things, tokens } = await worlds.placeOf(resource);
	const names = fieldNames(propertiesOfOperation(trial.operation));
	const states = statesOf(Object.entries(things).filter(([name]) => names.has(name)));
	const attempts: Attempt[] = [];
	for (const token of tokens) {
		for (let at = 0; at < states.length; at++) {
			// Each round begins with another, so that what is found and what is made are both seen.
			const known = states[(at + (trial.round ?? 0)) % states.length];
			await worlds.enter(resource);
			const attempt = await attemptWith(worlds, trial, known, token);
			attempts.push(attempt);
			if (isEnough(attempt)) return attempts;
		}
	}
	return attempts;
}

/** Every way of taking one value of each. */
function statesOf([first, ...rest]: Array<[string, string[]]>): Array<Record<string, string>> {
	if (!first) return [{}];
	const [name, values] = first;
	return values.flatMap((value) => statesOf(rest).map((others) => ({ [name]: value, ...others })));
}

async function attemptWith(
	{ gitlab, n8n }: Worlds,
	{
		resource,
		operation,
		round,
		optional,
		permissions,
		asTool,
		misbehaviour,
		given = (parameters) => parameters,
	}: Trial,
	known: Record<string, string>,
	token: string,
): Promise<Attempt> {
	const { requests } = gitlab;
	const credentials = credentialsFor(gitlab, token);
	const askList = listsOf(credentials);
	let parameters: IDataObject = {};
	let [begin, listed] = [Infinity, 0];
	let behave = () => {};
	const stop = watch(operation, () => {
		begin = requests.length;
		if (misbehaviour) behave = gitlab.faults.add(misbehaviour);
	});
	// What looks once more after the run would be taken for requests of the operation that is tried next.
	const pauses = LOOK_AFTER_MS.splice(0);
	try {
		parameters = given(await parametersFor(resource, operation, { round, known, optional, askList }));
		listed = requests.length;
		const used = permissions ? credentialsFor(gitlab, fineGrained(gitlab, token, permissions)) : credentials;
		const { json, error } = await runGitlab(parameters, {
			...{ credentials: used, files: [FILES], asTool },
			server: { webhookWaitingBaseUrl: n8n.url },
		});
		const fault = error ? error.message : faultIn(operation, requests.slice(begin));
		const [asked, meant] = [requests.slice(listed), requests.slice(begin)];
		return { rows: json, requests: [...requests], parameters, asked, meant, token, fault };
	} catch (error) {
		// The editor's lists fail where the token may not see what is chosen.
		const fault = (error as Error).message;
		const asked = requests.slice(listed);
		return { rows: [], requests: [...requests], parameters, asked, meant: [], token, fault };
	} finally {
		stop();
		behave();
		LOOK_AFTER_MS.push(...pauses);
	}
}

/** A token of the same user that has permissions in place of scopes. */
function fineGrained({ world }: Gitlab, token: string, permissions: readonly string[]): string {
	const user = world.tokens.get(token)?.user;
	if (!user) throw new Error('The token is not known');
	return world.createToken(user, ['granular'], { permissions });
}

/**
 * Tells when an operation's `run` begins: what was sent before only looked up what its fields hold.
 *
 * @returns what ends the watching
 */
function watch(operation: Operation, begins: () => void): () => void {
	const { run } = operation;
	operation.run = async (args) => {
		begins();
		return await run(args);
	};
	return () => (operation.run = run);
}

/** A read must have got something, a write must have changed something, and GitLab must have agreed to all of it. */
function faultIn({ effect }: Operation, sent: RecordedRequest[]): string | undefined {
	const meant = effect === 'read' ? sent : sent.filter(changesSomething);
	if (!meant.length) return `it sent nothing that could ${effect === 'read' ? 'read' : 'change'} anything`;
	const refused = meant.find(({ status }) => status < 200 || status >= 400);
	return refused && `${refused.method} ${refused.path} was answered ${refused.status}`;
}

/** Whether GitLab is other after a request than before it. */
export function changesSomething(request: RecordedRequest): boolean {
	return isGraphql(request) ? isMutation(request) : !['GET', 'HEAD'].includes(request.method);
}
