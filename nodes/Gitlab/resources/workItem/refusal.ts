import { GitlabError, isFailure } from '../../client';

/** What users call GitLab's widgets, by their names in GraphQL without the word; the last is of what they are. */
const WIDGETS: Readonly<Record<string, string>> = {
	assignees: 'Assignees',
	color: 'Color',
	customfields: 'Custom Fields',
	description: 'Description',
	healthstatus: 'Health Status',
	hierarchy: 'Parent',
	iteration: 'Iteration',
	labels: 'Labels',
	linkeditems: 'Links',
	milestone: 'Milestone',
	startandduedate: 'Start Date and Due Date',
	status: 'Status',
	weight: 'Weight',
};

const NOT_OF_TYPE = /widget keys are not supported by (.{1,100}?) type: \[([^[\]]{0,1000})\]/;
/** The names at the ends of what the client says about things that a server does not know. */
const NOT_KNOWN = /does not know (?:\w+\.)*(\w+):/;

const SEE_TYPES =
	"'Get Types' lists what each type has in this project or group. Status, custom fields, weight, health status, iterations and epics need Premium or Ultimate.";
const TOO_OLD =
	'It may be too old for it, or its edition may not have it: work items need GitLab 18.1, status 18.4, and much of them Premium or Ultimate.';

/** What has a list, by GitLab's names, where it is not there for the user. */
const MISSING: Readonly<Record<string, string>> = {
	namespace: 'There is no such project or group',
	workItems: "A user's own namespace has no work items",
	workItem: 'There is no such work item',
	hierarchy: 'Work items of this type have no children',
};

const NOT_THERE = /^GitLab returned nothing for (\w+)$/;

/** What GitLab says of widgets and of its schema, in the words of the fields. Any other error stays as it is. */
export function inOwnWords(error: unknown): Error {
	const gone = isFailure(error, 'notFound') ? NOT_THERE.exec(error.message)?.[1] : undefined;
	if (isFailure(error) && gone !== undefined && Object.hasOwn(MISSING, gone))
		return new GitlabError('notFound', MISSING[gone], error.facts);
	if (!isFailure(error, 'invalid')) return error as Error;
	const [, type, keys] = NOT_OF_TYPE.exec(error.message) ?? [];
	if (keys !== undefined) {
		const names = keys.split(',').map((key) => labelOf(key));
		const words = `${names.join(', ')} cannot be set on a work item of the type ${type} here`;
		return new GitlabError('invalid', words, { ...error.facts, advice: SEE_TYPES });
	}
	const missing = NOT_KNOWN.exec(error.facts.advice ?? '')?.[1];
	if (missing === undefined) return error;
	const label = labelOf(missing);
	const what = label === missing ? `'${missing}', which this needs` : `${label} of work items`;
	const words = `This GitLab does not know ${what}`;
	return new GitlabError('invalid', words, { ...error.facts, advice: TOO_OLD });
}

function labelOf(key: string): string {
	const name = key.trim().replace(/^:/, '');
	const short = name
		.replaceAll('_', '')
		.toLowerCase()
		.replace(/widget$/, '');
	return Object.hasOwn(WIDGETS, short) ? WIDGETS[short] : name;
}
