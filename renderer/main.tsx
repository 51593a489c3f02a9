// First: schemas are made while the modules below load.
import './platform/schemas-without-eval.ts';
import './ui/style.css';
import { connect } from '#renderer/platform/connect.ts';
import { refuseForeignDrops } from '#renderer/platform/refuse-drops.ts';
import { startApp } from './start-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
refuseForeignDrops(window);
startApp(root, connect());
