#!/usr/bin/env bash
python3 pipeline.py --output-folder "$(dirname "$0")/RENDERED_PIPELINE"
