import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import { contractFile } from './contract';

type Keys = Record<string, string>;

interface ResponseKeys {
	operations: Record<string, { entity: string | null; list: boolean | null }>;
	entities: Record<string, Keys>;
}

/** Properties that GitLab gives only sometimes: of which entities, which, and when. The contract does not say. */
const SOMETIMES: Array<[entity: RegExp, keys: string, when: string]> = [
	[/./, 'custom_attributes', 'asked for with with_custom_attributes, by administrators'],
	[/User|Member/, 'avatar_path', 'asked for with only_path, inside GitLab'],
	[/Project|Group/, 'statistics root_storage_statistics', 'asked for with statistics=true'],
	[/Project/, 'license license_url', 'asked for with license=true'],
	[/BasicProjectDetails/, 'repository_storage', 'for administrators'],
	[/Project/, 'owner', 'of projects in a user namespace'],
	[/Project/, 'forked_from_project', 'of forks'],
	[/Project/, 'mirror_user_id mirror_trigger_builds', 'of mirrors'],
	[/Project/, 'only_mirror_protected_branches mirror_overwrites_diverged_branches', 'of mirrors'],
	[/Project|Group/, 'runners_token', 'where runners may still register with it'],
	[/Group/, 'ldap_group_links saml_group_links', 'with LDAP or SAML'],
	[/GroupDetail/, 'projects shared_projects', 'asked for with with_projects'],
	[/Member$/, 'email group_saml_identity group_scim_identity', 'of users whom an enterprise provides'],
	[/Member$/, 'is_using_seat override member_role', 'asked for, with LDAP, with custom roles'],
	[
		/DeployKey/,
		'projects_with_write_access projects_with_readonly_access',
		'for administrators, of all keys',
	],
	[/DetailedStatus/, 'action', 'of what can be acted on'],
	[/Label$/, 'open_issues_count closed_issues_count open_merge_requests_count', 'asked for with with_counts'],
	[/Milestone/, 'project_id group_id', 'one of them'],
	[/Issue|MergeRequest/, 'subscribed', 'of one issue, not of lists'],
	[/APIEntitiesEvent$/, 'note push_data wiki_page', 'of comments, of pushes, of wiki pages'],
	[/MergeRequest/, 'title_html description_html', 'asked for with render_html'],
	[/Environment$/, 'last_deployment', 'of one environment, not of lists'],
	[/ContainerRegistryRepository/, 'tags tags_count size', 'asked for, size of one only'],
	[/Package$/, 'pipeline', 'of packages that a pipeline has published'],
	[/Release/, 'description_html', 'asked for with include_html_description'],
	[/MergeRequest/, 'rebase_in_progress', 'asked for with include_rebase_in_progress'],
	[/MergeRequest/, 'diverged_commits_count', 'asked for with include_diverged_commits_count'],
	[/MergeRequest/, 'allow_collaboration allow_maintainer_to_push', 'of merge requests from forks'],
	[/Note$/, 'resolved resolved_at resolved_by', 'of notes that can be resolved'],
	[/Note$/, 'commit_id position suggestions', 'of notes on diffs'],
];

const isSometimes = (entity: string, key: string) =>
	SOMETIMES.some(([pattern, keys]) => pattern.test(entity) && keys.split(' ').includes(key));

/** Properties that the contract is silent about and GitLab's documentation shows. */
const DOCUMENTED: Record<string, string> = {
	token_present: 'of hooks since 19.0',
	signing_token_present: 'of hooks since 19.0',
	attachment: 'of notes: required by response-schemas.json',
	resource_deploy_token_events: 'of hooks since 19.0',
	two_factor_enabled: 'of members, for Owners of the group',
};

/** Entities that the contract names wrongly or not at all. */
const CORRECTED: Record<string, string> = {
	'GET /api/v4/groups/{id}/projects': 'APIEntitiesProject',
	'GET /api/v4/namespaces': 'APIEntitiesNamespaceBasic',
};

/** Entities that bring another one's properties along with their own, and under what name the contract has it. */
const MERGED: Record<string, string> = {
	APIEntitiesMember: 'user',
	APIEntitiesAccessRequester: 'user',
	APIEntitiesDeployKeysProject: 'deploy_key',
};

/** The entity's properties, and those that it brings along. */
function keysOf(entities: ResponseKeys['entities'], name: string): Keys {
	const { [MERGED[name] ?? '']: merged, ...own } = entities[name] ?? {};
	return { ...(merged && entities[merged]), ...own };
}

const schemaOf: Record<string, string> = {
	APIEntitiesIssue: 'issue',
	APIEntitiesMergeRequest: 'merge_request',
	APIEntitiesMergeRequestBasic: 'merge_request',
	APIEntitiesUserBasic: 'user_basic',
	APIEntitiesProjectHook: 'project_hook',
	APIEntitiesMilestone: 'milestone',
	APIEntitiesBranch: 'branch',
	APIEntitiesCommit: 'commit_basic',
	APIEntitiesProject: 'project',
	APIEntitiesBasicProjectDetails: 'project',
	APIEntitiesCiPipelineWithMetadata: 'pipeline_detail',
};
const listSchemaOf: Record<string, string> = {
	APIEntitiesNote: 'notes',
	APIEntitiesMember: 'members',
	APIEntitiesProjectSnippet: 'snippets',
};

/** Null fits twice into some of the schemas, and notes on what has no iid say null. */
function mended(schemas: object): object {
	const words = JSON.stringify(schemas)
		.replace(/"oneOf":\[\{"type":"null"\}/g, '"anyOf":[{"type":"null"}')
		.replace('"noteable_iid":{"type":"integer"}', '"noteable_iid":{"type":["integer","null"]}');
	return JSON.parse(words) as object;
}

/** What an answer to an operation lacks or has too much, by GitLab's properties and its schemas. */
export function answerJudge(): (operation: string, answer: unknown) => unknown[] {
	const { operations, entities } = contractFile<ResponseKeys>('response-keys.json');
	const ajv = new Ajv({ strict: false, allowUnionTypes: true });
	addFormats(ajv);
	ajv.addSchema(mended(contractFile<object>('response-schemas.json')), 'gitlab');
	const validator = (name: string) => ajv.getSchema(`gitlab#/$defs/${name}`) as ValidateFunction;

	return (operation, answer) => {
		const known = operations[operation];
		if (!known) return [`${operation} is not GitLab's`];
		const isList = Boolean(known.list) && operation.startsWith('GET');
		if (isList && !Array.isArray(answer)) return [`${operation} gives a list`];
		const entity = CORRECTED[operation] ?? known.entity;
		if (!entity) return [];
		const items = Array.isArray(answer) ? (answer as object[]) : [answer as object];
		return [...items.flatMap((item) => differences(entity, item)), ...complaints(entity, items)];
	};

	/** What a value lacks or has too much, in itself and in the entities within it. */
	function differences(entity: string, item: object, at = ''): string[] {
		const keys = keysOf(entities, entity);
		const missing = Object.keys(keys).filter((key) => !(key in item) && !isSometimes(entity, key));
		const extra = Object.keys(item).filter((key) => !(key in keys) && !DOCUMENTED[key]);
		return [
			...missing.map((key) => `missing ${at}${key}`),
			...extra.map((key) => `extra ${at}${key}`),
			...Object.entries(item).flatMap(([key, value]) => within(keys[key] ?? '', value, `${at}${key}.`)),
		];
	}

	function within(entity: string, value: unknown, at: string): string[] {
		if (!entities[entity] || typeof value !== 'object' || value === null) return [];
		const items = Array.isArray(value) ? (value as unknown[]) : [value];
		return items.flatMap((item) => (typeof item === 'object' && item ? differences(entity, item, at) : []));
	}

	function complaints(entity: string, items: object[]): unknown[] {
		const list = listSchemaOf[entity];
		const one = schemaOf[entity];
		const check = list ? validator(list) : one ? validator(one) : undefined;
		if (!check) return [];
		return (list ? [items] : items).flatMap((value) => (check(value) ? [] : (check.errors ?? [])));
	}
}
