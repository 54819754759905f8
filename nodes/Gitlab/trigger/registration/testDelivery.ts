import { type Gitlab, path } from '../../client';
import { eventsOf } from '../events/events';
import type { Holder } from '../events/hookEvents';
import type { HookPlan } from './hookPlan';
import { oneHook } from './ownHooks';
import type { Place } from './places';

/** What the test of a system hook tells of, always. */
const SYSTEM_TEST = 'project_create';

/** Events that GitLab can send for a test wherever there is a commit. */
const HARMLESS = ['push_events', 'tag_push_events'];

/** An event whose test starts no execution, because the user has not chosen it. */
export function testFor({ events }: HookPlan, { holder }: Place): string | undefined {
	const tests = holder === 'instance' ? [SYSTEM_TEST] : HARMLESS;
	return tests.find((event) => !events.includes(event));
}

/** The first of the chosen events that GitLab can send for a test. */
export function sampleFor(events: readonly string[], holder: Holder): string | undefined {
	if (holder === 'instance') return events.find((event) => event === SYSTEM_TEST);
	const testable = eventsOf(holder).filter(({ isTestable = true }) => isTestable);
	return events.find((event) => testable.some(({ flag }) => flag === event));
}

/**
 * Lets GitLab send a test to a hook.
 *
 * @see https://docs.gitlab.com/api/project_webhooks/#trigger-a-test-project-webhook
 * @see https://docs.gitlab.com/api/system_hooks/#test-system-hook
 */
export async function sendTest(gitlab: Gitlab, place: Place, id: number, event: string): Promise<void> {
	const hook = oneHook(place, id);
	await gitlab.post(place.holder === 'instance' ? hook : path`${hook}/test/${event}`);
}
