// The pages of an attempt. Without this script the pages' own buttons do all of it.

import { touchedFields } from "../saving/fields.js";
import { Attempt } from "./attempt.js";

const touched = touchedFields();
addEventListener("DOMContentLoaded", () => new Attempt(document.getElementById("quiz"), touched));
