import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { type Authentication, type Gitlab, connect, DEFAULT_POLICY } from '../../client';
import { operationError } from '../../failure';
import type { Item } from '../../item';
import { flagsFor, optionsFor } from '../events/events';
import { type Where, HOLDERS } from '../fields/placeFields';
import { lineOf } from '../log';
import { describe } from './hook';
import { identified } from './identify';
import { pendingRegistrations } from './pendingRegistrations';
import { type Place, addressOf, chosenPlaces, labelOf } from './places';
import type { Secrets } from './secrets';
import { type Registration, nodeKeyOf, ownerOf, registrationsOf } from './storedRegistration';

/** Where a node's hooks belong, and what they are to be like. */
export interface HookPlan {
	gitlab: Gitlab;
	owner: string;
	/** Where GitLab is to deliver. */
	url: string;
	/** The chosen events, as far as such places have them. */
	events: readonly string[];
	/** What is remembered of the hooks that this node has on this server. */
	registrations: readonly Registration[];
	/** Reads from the node's fields where its hooks are to be. */
	chosen(): Promise<Place[]>;
	/** The same, as hooks are registered for it: several places are told apart, and each comes once. */
	places(): Promise<Place[]>;
	/** A hook's attributes in GitLab, the secrets among them. */
	attributes(place: Place, secrets: Secrets): IDataObject;
	/** Lets in what a hook delivers, before n8n has saved what it remembers. */
	expect(registration: Registration): void;
	/** Tells in n8n's log what somebody should know. */
	warn(message: string): void;
}

/** Switching a workflow on or off must not hang on a rate limit. */
const POLICY = { ...DEFAULT_POLICY, maxWait: 30 };

/** Most characters of a workflow's name that go into the hook's, which may have 255. */
const LONGEST_NAME = 200;

/** Reads the node's parameters and opens GitLab with its credential. */
export async function hookPlanOf(context: IHookFunctions): Promise<HookPlan> {
	const fail: Item['fail'] = (message, description) => {
		throw operationError(context, message, { description });
	};
	const value = (name: string) => context.getNodeParameter(name, null) as unknown;
	const where = (value('place') ?? 'project') as Where;
	const offered = optionsFor(HOLDERS[where]).map((option) => option.value);
	const events = ((value('events') ?? []) as string[]).filter((event) => offered.includes(event));
	const gitlab = await connect(context, value('authentication') as Authentication, POLICY);
	const url = context.getNodeWebhookUrl('default') ?? fail('n8n has no webhook address for this workflow');
	const chosen = async () =>
		await chosenPlaces(where, { gitlab, timezone: context.getTimezone(), value, fail });
	return {
		gitlab,
		owner: ownerOf(context),
		url,
		events,
		registrations: registrationsHere(context, gitlab),
		chosen,
		places: async () => (where === 'projects' ? await identified(gitlab, await chosen()) : await chosen()),
		attributes: attributesOf(context, url, events),
		expect: (registration) => pendingRegistrations.add(nodeKeyOf(context), url, registration),
		warn: (message) => warn(context, message),
	};
}

/** A hook's ID means something on its own server only, and the credential is for one server. */
function registrationsHere(context: IHookFunctions, gitlab: Gitlab): Registration[] {
	const all = registrationsOf(context);
	const here = all.filter(({ server }) => server === gitlab.server.url);
	for (const registration of all.filter((one) => !here.includes(one))) {
		warn(
			context,
			`the credential now leads to ${gitlab.server.url}; delete webhook ${registration.hookId} of ${labelOf(registration)} on ${registration.server} by hand`,
		);
	}
	return here;
}

/** Tells something in n8n's log. */
export function warn(context: Pick<IHookFunctions, 'logger' | 'getNode' | 'getWorkflow'>, message: string) {
	context.logger.warn(lineOf(context, message));
}

function attributesOf(
	context: IHookFunctions,
	url: string,
	events: readonly string[],
): HookPlan['attributes'] {
	const { id, name = '' } = context.getWorkflow();
	const title = [...name].slice(0, LONGEST_NAME).join('');
	const isTest = context.getActivationMode() === 'manual';
	const about = `Starts the workflow "${title}" (${context.getInstanceBaseUrl()}workflow/${String(id)}).`;
	return (place, secrets) => ({
		url: addressOf(url, place),
		name: `${isTest ? 'n8n test' : 'n8n'}: ${title}`,
		description: describe(about, secrets),
		...flagsFor(events, place.holder),
		enable_ssl_verification: true,
		token: secrets.token,
		signing_token: secrets.signingToken,
	});
}
