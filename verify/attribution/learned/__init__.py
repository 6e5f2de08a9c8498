"""A learned extractor (`crf.v1`): which words are a cue, and whose words stand around it.

Method: two linear-chain conditional random fields (Lafferty et al., 2001) over dependency features, in the line of
Pareti's cue-first pipeline (2015), and a ranking of the candidates they leave; decoded in numpy, no trainer needed.
"""
