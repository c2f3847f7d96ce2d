#!/usr/bin/env node
// @ts-check
import process from 'node:process';
import { main } from '../dist/command/audit.mjs';

process.exitCode = await main(process.argv.slice(2));
