const { mkdir, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { build } = require('esbuild');
const { src, dest, parallel } = require('gulp');
const { n8n } = require('./package.json');

const BUNDLE = 'dist/bundle.js';

/** What n8n loads: its file in `dist`, and the class that it looks for there. */
const loaded = [...n8n.credentials, ...n8n.nodes].map((file) => ({
	file,
	source: `./${path.relative('dist', file).replace(/\.js$/, '')}`,
	className: path.basename(file).split('.')[0],
}));

/** All code as one file, with the names it has in the sources: opening hundreds took longer than running them. */
async function bundle() {
	await build({
		stdin: {
			contents: loaded.map(({ source, className }) => `export { ${className} } from '${source}';`).join('\n'),
			resolveDir: __dirname,
		},
		outfile: BUNDLE,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: ['n8n-workflow'],
		keepNames: true,
		charset: 'utf8',
	});
}

/** Where n8n looks for a node or a credential, which is in the bundle. */
async function entries() {
	for (const { file, className } of loaded) {
		const from = path.relative(path.dirname(file), BUNDLE);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, `'use strict';\nexports.${className} = require('${from}').${className};\n`);
	}
}

/** Icons, where they are beside the sources. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** What n8n reads beside a node: its codex file and the schemas of its output. */
function metadata() {
	return src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: 'nodes' }).pipe(
		dest('dist/nodes'),
	);
}

exports.default = parallel(bundle, entries, icons, metadata);
