import { render } from 'preact';
import '../shared/tokens.css';
import '../shared/base.css';
import '../shared/cards/cards.css';
import './desk.css';
import './story.css';
import './cases/cases.css';
import { Desk } from './desk.js';

const place = document.getElementById('desk');
if (place !== null) render(<Desk />, place);
