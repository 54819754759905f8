import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { GitlabError } from './client/errors';

/** What is known about where a failure happened. */
export interface Place {
	/** The item, from 0, where there are items. */
	itemIndex?: number;
	/** What users call GitLab's parameters: `{ title: 'Title' }`. */
	labels?: Readonly<Record<string, string>>;
	/** The fields that say what the request is about: `['Project', 'Issue']`. */
	subjects?: readonly string[];
}

/** A failure as n8n shows it: what GitLab said and on which item, and below it what to do. */
export function toNodeError(
	node: INode,
	failure: GitlabError,
	{ itemIndex, labels = {}, subjects = [] }: Place = {},
): NodeApiError {
	const complained = (failure.facts.parameters ?? []).map((name) => labels[name] ?? name);
	const concerned = failure.kind === 'notFound' ? missing(complained, subjects) : complained;
	const fields = concerned.map((name) => `'${name}'`);
	const about = fields.length ? ` (${fields.join(', ')})` : '';
	const where = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	return new NodeApiError(
		node,
		{ message: failure.message },
		{
			message: `${failure.message}${about}${where}`,
			description: advice(failure, fields),
			httpCode: failure.facts.status === undefined ? undefined : String(failure.facts.status),
			itemIndex,
		},
	);
}

/** The fields that can name what is not there: the one that GitLab names, or else any of them. */
function missing(complained: string[], subjects: readonly string[]): readonly string[] {
	const named = subjects.filter((subject) =>
		complained.some((name) => name.toLowerCase() === subject.toLowerCase()),
	);
	return named.length ? named : subjects;
}

function advice(failure: GitlabError, fields: string[]): string {
	const uncertain = failure.facts.uncertain
		? ' GitLab may have done it nevertheless: look there before running this item again.'
		: '';
	return whatToDo(failure, fields) + uncertain;
}

/** What to do about a failure, in words for the person who runs the workflow. */
function whatToDo({ kind, facts }: GitlabError, fields: string[]): string {
	if (facts.advice) return facts.advice;
	switch (kind) {
		case 'input':
		case 'invalid':
			return fields.length
				? `Check what ${fields.join(' and ')} gives for this item.`
				: 'Check the fields of this item.';
		case 'server':
			return "Correct 'Server URL' in the credential: the address of GitLab's start page, for example https://gitlab.com.";
		case 'unauthorized':
			return 'The token is wrong, expired or revoked. Make a new one in GitLab and put it into the credential, or connect the OAuth2 credential again.';
		case 'insufficientScope':
			return `The token may not do this. It needs one of these scopes: ${facts.scopes?.join(', ') || 'api'}. Make a token with it, or connect again with it.`;
		case 'forbidden':
			return 'The user behind the credential may not do this. Ask for a higher role in the project or group. Some things also need a higher GitLab tier or an administrator.';
		case 'notFound':
			return 'It is not there, or the user behind the credential may not see it: GitLab answers 404 for both. Check the fields, and that the user is a member.';
		case 'conflict':
			return 'It changed meanwhile, or already exists. Get it again and decide what to do.';
		case 'rateLimited':
			return `GitLab limits how much may be asked of it.${facts.retryAt ? ` Come back after ${new Date(facts.retryAt).toISOString()}, or` : ' Later it will be taken, or'} raise 'Longest Wait' in Options.`;
		case 'moved':
			return `Requests are not sent on to another address${facts.location ? ` (${facts.location})` : ''}. Use the new path of a moved project, and the final address (https) as 'Server URL' in the credential. A sign-in page before GitLab must let its API through.`;
		case 'unavailable':
			return 'GitLab has trouble of its own at the moment. Try again later; if it stays, its log tells the administrator more.';
		case 'unreachable':
			return `No connection to the server${facts.code ? ` (${facts.code})` : ''}. Check 'Server URL' in the credential and that n8n can reach it. Where n8n guards against local addresses, its administrator must allow this one (N8N_SSRF_ALLOWED_HOSTNAMES).`;
		case 'timeout':
			return 'The server took too long. Ask for less at once, or try again later.';
		case 'certificate':
			return "n8n does not trust the server's certificate. Switch on 'Ignore SSL Issues' in the credential, or give n8n the certificate of the authority with NODE_EXTRA_CA_CERTS.";
		case 'notGitlab':
			return "What answered does not speak GitLab's API. Check 'Server URL' in the credential, and whether a proxy or sign-in page stands before it.";
		case 'cancelled':
			return 'What was sent before stays done.';
	}
}
