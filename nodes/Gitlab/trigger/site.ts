import type { IHookFunctions, IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Authentication } from '../client/connect';
import { connect, DEFAULT_MANNERS } from '../client/connect';
import type { Gitlab } from '../client/gitlab';
import type { Path } from '../client/path';
import { path } from '../client/path';
import { project } from '../fields/project';
import { flagsFor } from './events';
import { describe } from './hook';
import type { Registration } from './registration';
import { ownerOf, registrationOf } from './registration';
import type { Secrets } from './secrets';

/** Where a workflow's hook belongs, and what it is to be like. */
export interface Site {
	gitlab: Gitlab;
	owner: string;
	/** Where GitLab keeps the hooks of the chosen project. */
	hooks: Path;
	/** Where GitLab is to deliver. */
	url: string;
	/** The flags of the chosen events. */
	events: readonly string[];
	/** What is remembered of the hook that this workflow has on this server. */
	registration?: Registration;
	/** The hook's attributes in GitLab, the secrets among them. */
	attributes(secrets: Secrets): IDataObject;
	/** Tells in n8n's log what somebody should know. */
	warn(message: string): void;
}

/** Switching a workflow on or off must not hang on a rate limit. */
const MANNERS = { ...DEFAULT_MANNERS, maxWait: 30 };

/** Most characters of a workflow's name that go into the hook's, which may have 255. */
const LONGEST_NAME = 200;

/** Reads the node's parameters and opens GitLab with its credential. */
export async function siteOf(context: IHookFunctions): Promise<Site> {
	const fail = (message: string, description?: string): never => {
		throw new NodeOperationError(context.getNode(), message, { description });
	};
	const value = (name: string) => context.getNodeParameter(name, null) as unknown;
	const events = (value('events') ?? []) as string[];
	const gitlab = await connect(context, value('authentication') as Authentication, MANNERS);
	const chosen = await project.read({ gitlab, timezone: context.getTimezone(), value, fail });
	const url = context.getNodeWebhookUrl('default') ?? fail('n8n has no webhook address for this workflow');
	return {
		gitlab,
		owner: ownerOf(context),
		hooks: path`/projects/${chosen}/hooks`,
		url,
		events,
		registration: registrationHere(context, gitlab),
		attributes: attributesOf(context, url, events),
		warn: (message) => warn(context, message),
	};
}

/** A hook's ID means something on its own server only, and the credential is for one server. */
function registrationHere(context: IHookFunctions, gitlab: Gitlab): Registration | undefined {
	const registration = registrationOf(context);
	if (!registration || registration.server === gitlab.server.url) return registration;
	const { hookId, projectId, server } = registration;
	warn(
		context,
		`the credential now leads to ${gitlab.server.url}; delete webhook ${hookId} of project ${projectId} on ${server} by hand`,
	);
	return undefined;
}

function warn(context: IHookFunctions, message: string): void {
	context.logger.warn(`${context.getNode().name}, workflow ${String(context.getWorkflow().id)}: ${message}`);
}

function attributesOf(context: IHookFunctions, url: string, events: readonly string[]): Site['attributes'] {
	const { id, name = '' } = context.getWorkflow();
	const title = [...name].slice(0, LONGEST_NAME).join('');
	const isTest = context.getActivationMode() === 'manual';
	const about = `Starts the workflow "${title}" (${context.getInstanceBaseUrl()}workflow/${String(id)}).`;
	return (secrets) => ({
		url,
		name: `${isTest ? 'n8n test' : 'n8n'}: ${title}`,
		description: describe(about, secrets),
		...flagsFor(events),
		enable_ssl_verification: true,
		token: secrets.token,
		signing_token: secrets.signingToken,
	});
}
