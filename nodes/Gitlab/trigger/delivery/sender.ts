import type { IWebhookFunctions } from 'n8n-workflow';
import { pendingRegistrations } from '../registration/pendingRegistrations';
import { freshSecrets } from '../registration/secrets';
import { type Registration, nodeKeyOf, registrationsOf, remember } from '../registration/storedRegistration';
import { type Incoming, isFromGitlab } from './verification';

/** Known to nobody: what comes for no hook is checked against it, so that it takes as long. */
const DECOY: Registration = {
	owner: '',
	server: '',
	holder: 'instance',
	hookId: 0,
	signed: true,
	secrets: freshSecrets(),
};

/**
 * The hook that a delivery is proven to come from. Which hook to check against is told by the URL that
 * GitLab was given, so that a forged delivery costs one check, not one for each hook.
 */
export function senderOf(context: IWebhookFunctions, incoming: Incoming): Registration | undefined {
	const { project } = (context.getQueryData() ?? {}) as { project?: unknown };
	const known = candidatesOf(context);
	const candidates = known.filter(({ key }) => key === project);
	// All hooks of a node are on one server, which signs for all of them or for none.
	const checked = candidates.length ? candidates : [{ ...DECOY, signed: known[0]?.signed ?? true }];
	const proven = checked.filter((one) => isFromGitlab(incoming, one));
	const sender = candidates.find((one) => proven.includes(one));
	if (sender) keep(context, sender);
	return sender;
}

/** Remembers a hook whose entry another delivery has saved over. */
function keep(context: IWebhookFunctions, sender: Registration): void {
	const saved = registrationsOf(context);
	if (!sender.hookId || saved.includes(sender)) return;
	const isReplaced = ({ holder, holderId }: Registration) =>
		holder === sender.holder && holderId === sender.holderId;
	remember(context, [...saved.filter((one) => !isReplaced(one)), sender]);
}

/**
 * The node's own hooks, with those that n8n has not saved yet, or has saved over: a delivery that comes in
 * while the workflow is switched on writes back the static data that it began with.
 */
function candidatesOf(context: IWebhookFunctions): Registration[] {
	const saved = registrationsOf(context);
	const isSaved = ({ hookId, secrets }: Registration) =>
		saved.some((one) => one.hookId === hookId || one.secrets?.signingToken === secrets?.signingToken);
	return [...saved, ...pendingRegistrations.of(nodeKeyOf(context)).filter((one) => !isSaved(one))];
}
