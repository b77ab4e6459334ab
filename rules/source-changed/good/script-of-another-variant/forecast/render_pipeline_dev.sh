#!/usr/bin/env bash
python3 -B pipeline.py --output-folder "$(dirname "$0")/RENDERED_PIPELINE"
