import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { adviceOn } from '../advice';
import { type FailureKind, type Gitlab, type GitlabError, connect, isFailure, path } from '../client';
import { printable } from '../printable';
import { type Reason, reasonFor } from '../reason';
import { contextOfTest } from './context';
import { type Told, describe, scopesOf } from './token';

/** A person waits for the verdict. */
const LONGEST_MS = 10_000;
/** One try more where a fault passes. */
const POLICY = { requestsAtOnce: 4, maxWait: 1 };
/** Most characters of a verdict. */
const LONGEST_VERDICT = 1_500;

/** Why a credential is refused, for people and for machines. */
class Refusal extends Error {
	constructor(
		message: string,
		readonly reason?: Reason,
	) {
		super(message);
	}
}

/**
 * What n8n shows below an access token credential that was saved: whether GitLab is there, takes the token, and
 * lets it see anything. A fine-grained token is good whatever it may not do.
 *
 * n8n's own test by a request tells failures apart by their status alone, in fixed words.
 */
export async function testAccessToken(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const signal = AbortSignal.timeout(LONGEST_MS);
	const context = contextOfTest(this, data, { signal, longest: LONGEST_MS });
	try {
		await check(await connect(context, 'accessToken', POLICY));
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		const { message, reason } = isFailure(error) ? refusalOf(error) : (error as Refusal);
		const verdict = printable(context, message, LONGEST_VERDICT);
		return { status: 'Error', message: reason ? `${verdict} (${reason})` : verdict };
	}
}

/** @throws GitlabError, Refusal where the credential does not do */
async function check(gitlab: Gitlab): Promise<void> {
	const told: Told = {
		token: await unlessDenied(gitlab.get(path`/personal_access_tokens/self`), 'notFound'),
	};
	const scopes = scopesOf(told);
	const mayRead = scopes?.some((scope) => ['api', 'read_api'].includes(scope)) ?? true;
	const [user, projects, groups] = await Promise.all([
		unlessDenied(gitlab.get(path`/user`)),
		mayRead ? unlessDenied(gitlab.list(path`/projects`, { membership: true, simple: true }, 1)) : undefined,
		mayRead ? unlessDenied(gitlab.list(path`/groups`, { min_access_level: 10 }, 1)) : undefined,
	]);
	told.user = user;
	if (scopes && !mayRead && !scopes.includes('read_user')) {
		throw new Refusal(
			`${describe(told)} lacks a scope: create one with api, or read_api for reading only, or a fine-grained one with the permissions that your workflows need`,
			'invalid_permissions',
		);
	}
	// Where it may not list projects or groups, it can have been made for some of them.
	if (user?.is_admin === true || !projects || !groups || projects.length || groups.length) return;
	throw new Refusal(
		`${describe(told)} is valid, but its user is a member of no project and of no group: add the user as a member in GitLab. What is public it can read all the same.`,
		'no_resources',
	);
}

/**
 * What GitLab answers; undefined where it knows the token, but does not let it do this: fine-grained tokens have a
 * permission for each thing.
 *
 * @param unknown failures that are no answer either: GitLab before 15.5 tells no token of itself
 */
async function unlessDenied<T extends IDataObject | IDataObject[]>(
	asked: Promise<T>,
	...unknown: FailureKind[]
): Promise<T | undefined> {
	try {
		return await asked;
	} catch (error) {
		const isDenied = isFailure(error, 'forbidden', 'insufficientScope', ...unknown) && !error.facts.isWebPage;
		if (isDenied) return undefined;
		throw error as Error;
	}
}

const START_PAGE = 'give the address of its start page, as https://host or https://host/gitlab';

/** A failure in words of one line: what happened, and what to do about it. */
function refusalOf(failure: GitlabError): Refusal {
	return new Refusal(wordsFor(failure), reasonFor(failure));
}

function wordsFor(failure: GitlabError): string {
	const { kind, message, facts } = failure;
	const advice = adviceOn(failure, []);
	if (kind === 'cancelled')
		return `The server did not answer within ${LONGEST_MS / 1000} seconds. ${NOT_REACHED}`;
	if (kind === 'moved')
		return `The server redirects elsewhere, and the token is not sent there. ${facts.location || facts.advice ? advice : `${message}.`}`;
	if (kind === 'unauthorized' && facts.status)
		return sentences(`GitLab does not accept this token: ${message}`, advice);
	// What is wrong in the credential itself is said already.
	if (kind === 'server' || kind === 'credential' || kind === 'unauthorized') return message;
	const isElsewhere = kind === 'notFound' || kind === 'notGitlab' || facts.isWebPage;
	if (!isElsewhere) return sentences(message, advice);
	return `What answers at this server URL is not GitLab (${message}): ${facts.advice ?? START_PAGE}`;
}

function sentences(first: string, second: string): string {
	return `${first.replace(/\.$/, '')}. ${second}`;
}

const NOT_REACHED = "Check 'Server URL' in the credential, and that n8n can reach it.";
