// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

test('the modules keep their types', () => {
    execFileSync(process.execPath, [`${here}/node_modules/typescript/bin/tsc`, '--project', here], { stdio: 'pipe', encoding: 'utf8' });
});
