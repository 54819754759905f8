/*
 * What n8n's own GitLab nodes do, said in the parameters of n8n-nodes-gitlab-devops. `move.mjs` runs it on files; the
 * workflow `move-workflows.json` runs this very text in a Code node, so it imports nothing.
 */

const PACKAGE = 'n8n-nodes-gitlab-devops';
const CREDENTIALS = { gitlabApi: 'gitlabDevopsApi', gitlabOAuth2Api: 'gitlabDevopsOAuth2Api' };

const isExpression = (value) => typeof value === 'string' && value.startsWith('=');

/** A value as a part of an expression's text. Braces that were plain text stay plain text. */
const asTemplate = (value) =>
	isExpression(value) ? value.slice(1) : String(value ?? '').replaceAll('{{', "{{ '{{' }}");

/** Several values as one text. */
function joined(values, separator) {
	return values.some(isExpression)
		? `=${values.map(asTemplate).join(separator)}`
		: values.map((value) => String(value ?? '')).join(separator);
}

/** The code within an expression that is nothing but one pair of braces. */
const codeOf = (value) => /^=\s*\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(value)?.[1].trim();

/** Several values as a list, whether or not some of them are expressions. */
function listed(values) {
	if (!values.some(isExpression)) return values;
	const codes = values.map((value) => (isExpression(value) ? codeOf(value) : JSON.stringify(value)));
	return codes.includes(undefined) ? joined(values, ',') : `={{ [${codes.join(', ')}] }}`;
}

/** A text with commas as a list. */
const split = (text) => (isExpression(text) ? text : text.split(',').map((part) => part.trim()));

const byId = (value) => ({
	__rl: true,
	mode: 'id',
	value: typeof value === 'number' ? String(value) : value,
});

/** Those of some fields that were filled in, under the names that they have now. */
function renamed(fields, names) {
	const filled = Object.entries(names).filter(([name]) => fields[name] !== undefined && fields[name] !== '');
	return Object.fromEntries(filled.map(([name, now]) => [now, fields[name]]));
}

const labelsOf = (rows = []) => listed(rows.map(({ label }) => label));
const assigneesOf = (rows = []) => listed(rows.map(({ assignee }) => assignee));

const inProject = ({ owner, repository }) => ({ project: byId(joined([owner, repository], '/')) });
const issueOf = (given) => ({ ...inProject(given), issue: byId(given.issueNumber ?? 0) });
const releaseOf = ({ projectId, tag_name }) => ({ project: byId(projectId), release: byId(tag_name) });

function limitOf({ returnAll = false, limit = 20 }) {
	return returnAll === true ? { returnAll } : { returnAll, limit };
}

function createIssue(given) {
	const more = renamed(given, { body: 'description', due_date: 'due_date' });
	const labels = labelsOf(given.labels);
	const assignees = assigneesOf(given.assignee_ids);
	return {
		...{ resource: 'issue', operation: 'create', ...inProject(given), title: given.title },
		additionalFields: {
			...more,
			...(labels.length > 0 && { labels }),
			...(assignees.length > 0 && { assignee_ids: assignees }),
		},
	};
}

function editIssue(given, tell) {
	const { state, labels, assignee_ids, ...fields } = given.editFields ?? {};
	if (state)
		tell(
			"'State' of the old node never reached GitLab, which knows no such parameter. Now it closes or reopens.",
		);
	const events = { closed: 'close', open: 'reopen' };
	return {
		...{ resource: 'issue', operation: 'update', ...issueOf(given) },
		updateFields: {
			...fields,
			...(labels && { labels: labelsOf(labels) }),
			...(assignee_ids && { assignee_ids: assigneesOf(assignee_ids) }),
			...(state && {
				state_event: isExpression(state)
					? `={{ ${JSON.stringify(events)}[${codeOf(state) ?? JSON.stringify(state)}] }}`
					: events[state],
			}),
		},
	};
}

function lockIssue(given, tell) {
	tell('The old node gave out its input, and sent no reason. Now the issue comes out.');
	return { resource: 'issue', operation: 'lock', ...issueOf(given) };
}

function getIssues(given) {
	const { labels, ...filters } = given.getRepositoryIssuesFilters ?? {};
	const { author_username: author, order_by, sort, ...others } = filters;
	return {
		...{ resource: 'issue', operation: 'getMany', belongsTo: 'project' },
		...{ ...inProject(given), ...limitOf(given) },
		filters: {
			...renamed(others, {
				...{ assignee_username: 'assignee_username', search: 'search' },
				...{ state: 'state', updated_after: 'updated_after' },
			}),
			...(labels && { labels: split(labels) }),
			...(author && { author_id: byId(author) }),
		},
		options: renamed({ order_by, sort }, { order_by: 'order_by', sort: 'sort' }),
	};
}

function getProjectsOfUser(given) {
	return { resource: 'user', operation: 'getProjects', user: byId(given.owner), returnAll: false, limit: 20 };
}

function createRelease(given) {
	const fields = { name: 'name', description: 'description', ref: 'ref' };
	return {
		...{ resource: 'release', operation: 'create', ...inProject(given), tag_name: given.releaseTag },
		additionalFields: renamed(given.additionalFields ?? {}, fields),
	};
}

function updateRelease(given) {
	const { milestones, ...fields } = given.additionalFields ?? {};
	return {
		...{ resource: 'release', operation: 'update', ...releaseOf(given) },
		updateFields: { ...fields, ...(milestones && { milestones: split(milestones) }) },
	};
}

function getReleases(given) {
	return {
		...{ resource: 'release', operation: 'getMany', belongsTo: 'project', project: byId(given.projectId) },
		...limitOf(given),
		options: given.additionalFields ?? {},
	};
}

/** What creating, changing and deleting a file have in common. */
function fileChange(operation, given) {
	const { author, branchStart } = given.additionalParameters ?? {};
	return {
		...{ resource: 'file', operation, ...inProject(given), filePath: given.filePath },
		...{ branch: byId(given.branch), commit_message: given.commitMessage },
		additionalFields: {
			...renamed(author ?? {}, { name: 'author_name', email: 'author_email' }),
			...(operation !== 'delete' && renamed(branchStart ?? {}, { branchStart: 'start_branch' })),
		},
	};
}

function writeFile(operation, given, tell) {
	const isFile = given.binaryData ?? false;
	if (given.additionalParameters?.encoding?.encoding === 'base64')
		tell("'Encoding' had no effect in the old node: texts are sent as they are, now as before.");
	return {
		...fileChange(operation, given),
		...(isFile
			? { contentFrom: 'file', inputDataField: given.binaryPropertyName ?? 'data' }
			: { contentFrom: 'text', content: given.fileContent ?? '' }),
	};
}

function getFile(given, tell) {
	const isFile = given.asBinaryProperty ?? true;
	tell(
		isFile
			? "The old node kept the input's fields beside the file, and loaded the file of the first item only. Now the file's facts come out, and each item's file."
			: "'content' was Base64. Now it is the text itself, or choose 'Binary File' in File As.",
	);
	return {
		...{ resource: 'file', operation: 'get', ...inProject(given), filePath: given.filePath },
		ref: byId(given.additionalParameters?.reference || 'master'),
		...(isFile
			? { fileAs: 'file', outputDataField: given.binaryPropertyName ?? 'data' }
			: { fileAs: 'text' }),
	};
}

function listFiles(given, tell) {
	const { ref, recursive } = given.additionalParameters ?? {};
	const isPaged = given.returnAll !== true && given.page !== undefined && given.page !== 1;
	if (isPaged) tell("'Page' does not exist any more: raise Limit, or switch on Return All.");
	return {
		...{ resource: 'file', operation: 'getMany', ...inProject(given), ...limitOf(given) },
		...(ref && { ref: byId(ref) }),
		options: {
			...(given.filePath && { path: given.filePath }),
			...(recursive !== undefined && { recursive }),
		},
	};
}

/** What each operation of the old node is now, by its resource and name. */
const OPERATIONS = {
	'issue:create': createIssue,
	'issue:createComment': (given) => ({
		...{ resource: 'comment', operation: 'create', commentOn: 'issue', ...issueOf(given) },
		body: given.body,
	}),
	'issue:edit': editIssue,
	'issue:get': (given) => ({ resource: 'issue', operation: 'get', ...issueOf(given) }),
	'issue:lock': lockIssue,
	'repository:get': (given) => ({ resource: 'project', operation: 'get', ...inProject(given) }),
	'repository:getIssues': getIssues,
	'user:getRepositories': getProjectsOfUser,
	'release:create': createRelease,
	'release:delete': (given, tell) => {
		tell("The old node gave out the release that is gone. Now 'deleted' and its tag come out.");
		return { resource: 'release', operation: 'delete', ...releaseOf(given) };
	},
	'release:get': (given) => ({ resource: 'release', operation: 'get', ...releaseOf(given) }),
	'release:getAll': getReleases,
	'release:update': updateRelease,
	'file:create': (given, tell) => writeFile('create', given, tell),
	'file:delete': (given, tell) => {
		tell("The old node gave out an empty item. Now 'deleted' comes out.");
		return fileChange('delete', given);
	},
	'file:edit': (given, tell) => writeFile('update', given, tell),
	'file:get': getFile,
	'file:list': listFiles,
};

/** The operations that the old node starts with, where its parameters name none. */
const FIRST = {
	issue: 'create',
	repository: 'getIssues',
	user: 'getRepositories',
	release: 'create',
	file: 'create',
};

/** What the old trigger calls "all". */
const EVENTS = [
	...['note', 'confidential_issues', 'confidential_note', 'deployment', 'issues', 'job', 'merge_requests'],
	...['pipeline', 'push', 'releases', 'tag_push', 'wiki_page'],
];

/** What both nodes have alike; the last two are those of an agent's tool. */
const KEPT = ['authentication', 'descriptionType', 'toolDescription'];

/** The parameters of an action node, or nothing where what it does is not said before it runs. */
function movedParameters({ parameters: given }, tell) {
	const { resource = 'issue', operation = FIRST[resource] } = given;
	const move = OPERATIONS[`${resource}:${operation}`];
	if (!move) {
		tell(`Not moved: its resource or operation is '${resource}: ${operation}', which only a run could tell.`);
		return undefined;
	}
	const kept = KEPT.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]);
	return { ...Object.fromEntries(kept), ...move(given, tell), simplify: false };
}

function movedTriggerParameters({ parameters: given }) {
	const events = given.events ?? [];
	return {
		...(given.authentication && { authentication: given.authentication }),
		...{ place: 'project', ...inProject(given) },
		events: (events.includes('*') ? EVENTS : events).map((event) => `${event}_events`),
		output: 'full',
		options: { includeHeaders: true },
	};
}

/** The credentials of a node. n8n chooses those that have the same name in the new type by itself. */
function movedCredentials(credentials = {}, tell) {
	const moved = Object.entries(credentials).map(([type, { name }]) => {
		tell(`Choose its credential: the new one of '${name}'. One of that name is chosen by itself.`);
		return [CREDENTIALS[type] ?? type, { id: null, name }];
	});
	return moved.length > 0 ? { credentials: Object.fromEntries(moved) } : {};
}

function movedNode(node, tell) {
	const asTool = /^n8n-nodes-base\.gitlab(Tool)?$/.exec(node.type);
	if (asTool) {
		const parameters = movedParameters(node, tell);
		if (!parameters) return node;
		// Operations without Simplify drop the field when n8n loads the workflow.
		const type = { type: `${PACKAGE}.gitlab${asTool[1] ?? ''}`, typeVersion: 1, parameters };
		return { ...node, ...type, ...movedCredentials(node.credentials, tell) };
	}
	if (node.type === 'n8n-nodes-base.gitlabTrigger') {
		tell("Event bodies come out as GitLab sends them, not below 'body'; there is no 'query'.");
		const type = { type: `${PACKAGE}.gitlabTrigger`, typeVersion: 2 };
		const parameters = movedTriggerParameters(node);
		return { ...node, ...type, parameters, ...movedCredentials(node.credentials, tell) };
	}
	return node;
}

/** Nodes that give out what came in: what follows them reads the trigger's output too. */
const PASSES_ON = new Set(
	[
		'if',
		'switch',
		'filter',
		'noOp',
		'merge',
		'wait',
		'limit',
		'sort',
		'removeDuplicates',
		'splitInBatches',
	].map((name) => `n8n-nodes-base.${name}`),
);

/** The names of the nodes that get what a trigger gives out. */
function readersOf(trigger, { nodes, connections }) {
	const types = new Map(nodes.map(({ name, type }) => [name, type]));
	const found = new Set();
	const next = [trigger];
	for (let at = next.pop(); at !== undefined; at = next.pop()) {
		const outputs = connections[at]?.main ?? [];
		for (const { node } of outputs.flatMap((ends) => ends ?? [])) {
			if (found.has(node)) continue;
			found.add(node);
			if (PASSES_ON.has(types.get(node))) next.push(node);
		}
	}
	return found;
}

const BODY = String.raw`(?:\.body\b|\[(?:'body'|"body"|\\"body\\")\])`;
const OWN_INPUT = new RegExp(
	String.raw`(\$json|\$input\.(?:item|first\(\)|last\(\)|all\(\)\[\d+\])\.json|\bitems\[\d+\]\.json|\bitem\.json)${BODY}`,
	'g',
);

/** What reads the trigger's output by the trigger's name. */
function byName(trigger) {
	const name = trigger.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
	const quoted = String.raw`(?:'${name}'|"${name}"|\\"${name}\\")`;
	const which = String.raw`\.(?:item|first\(\)|last\(\)|all\(\)\[\d+\]|itemMatching\(\d+\))`;
	return new RegExp(
		String.raw`(\$\(${quoted}\)${which}\.json|\$node\[${quoted}\]\.json|\$items\(${quoted}\)\[\d+\]\.json)${BODY}`,
		'g',
	);
}

/** Calls a function with each text that n8n evaluates or runs within a node's parameters, and keeps what it gives. */
function withCode(value, rewrite, key) {
	const isCode = isExpression(value) || ['jsCode', 'functionCode'].includes(key);
	if (typeof value === 'string') return isCode ? rewrite(value) : value;
	if (Array.isArray(value)) return value.map((each) => withCode(each, rewrite));
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value);
	return Object.fromEntries(entries.map(([name, each]) => [name, withCode(each, rewrite, name)]));
}

/** The expressions of all nodes, reading the trigger's output as it comes now. */
function readingTrigger(trigger, workflow, tellOf) {
	const readers = readersOf(trigger, workflow);
	const named = byName(trigger);
	return workflow.nodes.map((node) => {
		const rewrite = (code) => {
			const moved = code.replace(named, '$1');
			const all = readers.has(node.name) ? moved.replace(OWN_INPUT, '$1') : moved;
			if (all !== code) tellOf(node.name)(`Reads '${trigger}' anew: ${all.trim().slice(0, 200)}`);
			else if (code.match(OWN_INPUT))
				tellOf(node.name)(`Look at it: it reads a 'body'. ${code.slice(0, 200)}`);
			return all;
		};
		return { ...node, parameters: withCode(node.parameters, rewrite) };
	});
}

/**
 * Moves one workflow.
 *
 * @param {object} workflow as n8n exports it
 * @returns {{ workflow: object, notes: Array<{ node: string, note: string }> }} the workflow with the new nodes,
 * and what a person should know or do, node by node
 */
export function moveWorkflow(workflow) {
	const notes = [];
	const tellOf = (node) => (note) => notes.push({ node, note });
	const triggers = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.gitlabTrigger');
	const nodes = workflow.nodes.map((node) => movedNode(node, tellOf(node.name)));
	const moved = triggers.reduce((now, { name }) => ({ ...now, nodes: readingTrigger(name, now, tellOf) }), {
		...workflow,
		nodes,
		connections: workflow.connections ?? {},
	});
	return { workflow: moved, notes };
}
