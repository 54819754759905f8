import { badParameter } from '../http/refusal';
import type { Values } from '../http/values';
import * as values from '../http/values';
import type { Position } from '../world/model';

const NEEDED = ['base_sha', 'start_sha', 'head_sha', 'position_type'] as const;

/** The position that a request gives; undefined where it gives none. */
export function positionIn(given: Values, name: string): Position | undefined {
	if (given[name] === undefined || given[name] === null) return undefined;
	const position = values.group(given, name);
	const missing = NEEDED.filter((each) => !values.text(position, each));
	if (missing.length) throw badParameter(missing.map((each) => `${name}[${each}] is missing`).join(', '));
	const type = values.choice(position, 'position_type', ['text', 'image', 'file']) ?? 'text';
	const textOf = (each: string) => values.text(position, each) ?? null;
	const numberOf = (each: string) => values.integer(position, each) ?? null;
	const spot = Object.fromEntries(['x', 'y', 'width', 'height'].map((each) => [each, numberOf(each) ?? 0]));
	return {
		base_sha: textOf('base_sha') ?? '',
		start_sha: textOf('start_sha') ?? '',
		head_sha: textOf('head_sha') ?? '',
		position_type: type,
		old_path: textOf('old_path'),
		new_path: textOf('new_path'),
		old_line: numberOf('old_line'),
		new_line: numberOf('new_line'),
		line_range: 'line_range' in position ? values.group(position, 'line_range') : null,
		...(type === 'image' ? spot : {}),
	};
}
