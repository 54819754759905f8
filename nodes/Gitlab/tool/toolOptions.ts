import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { flag, number } from '../fields';
import type { ToolRules } from '../item';
import { isTool } from './isTool';

const DEFAULTS: ToolRules = { mostRows: 100, longestAnswer: 28_000, runsQuickActions: false };

const OPTIONS = [
	flag('runsQuickActions', 'Whether lines such as /merge in texts that the model writes run in GitLab', {
		displayName: 'Allow Quick Actions',
	}),
	number('longestAnswer', {
		min: 1_000,
		default: DEFAULTS.longestAnswer,
		description: 'Bytes of JSON; longer texts are cut in the middle',
	}),
	number('mostRows', { min: 1, default: DEFAULTS.mostRows }),
];

/** What a tool may do, for the builder of an agent: the model can set none of it. */
export const toolOptions: INodeProperties = {
	displayName: 'Tool Options',
	name: 'toolOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: { show: { '@tool': [true] } },
	options: OPTIONS.map(({ property }) => ({ ...property, noDataExpression: true })),
};

/**
 * What the tool may do; undefined where the node is none. Expressions are not read, for a model could fill them.
 */
export function toolRulesOf(context: IExecuteFunctions): ToolRules | undefined {
	if (!isTool(context.getNode())) return undefined;
	const written = context.getNodeParameter('toolOptions', 0, {}, { rawExpressions: true });
	const { mostRows, longestAnswer, runsQuickActions } = (written ?? {}) as Record<string, unknown>;
	return {
		mostRows: atLeast(1, mostRows) ?? DEFAULTS.mostRows,
		longestAnswer: atLeast(1_000, longestAnswer) ?? DEFAULTS.longestAnswer,
		runsQuickActions: runsQuickActions === true,
	};
}

function atLeast(least: number, given: unknown): number | undefined {
	return typeof given === 'number' && given >= least ? given : undefined;
}
