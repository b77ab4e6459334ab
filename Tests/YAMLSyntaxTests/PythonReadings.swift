/// Plain scalars, and what `json.dumps` of PyYAML 6.0.3 (`yaml.safe_load`) writes for each.
let pythonReadings = """
  1e-05 text
  5e-06 text
  1e+20 text
  1e3 text
  1E3 text
  1.5e3 text
  1.5e+3 json 1500.0
  1.5E-3 json 0.0015
  1.e+5 json 100000.0
  1e16 text
  1e+16 text
  1.0 json 1.0
  08 text
  09 text
  010 json 8
  017 json 15
  018 text
  0o17 text
  0x1F json 31
  0xZZ text
  0X1f text
  0b11 json 3
  0B11 text
  0b12 text
  1_000 json 1000
  12_000 json 12000
  1.10 json 1.1
  1_0.5 json 10.5
  1_0.5_0 json 10.5
  yes json true
  Yes json true
  YES json true
  yEs text
  y text
  Y text
  n text
  N text
  no json false
  on json true
  On json true
  off json false
  true json true
  True json true
  tRue text
  .5 json 0.5
  .5e+3 json 500.0
  .5e3 text
  5. json 5.0
  5 json 5
  -5 json -5
  +5 json 5
  -0 json 0
  +0 json 0
  0 json 0
  00 json 0
  1:30 json 90
  01:30 text
  1:60 text
  1:59 json 119
  12:30:45 json 45045
  1:2:3.5 json 3723.5
  -1:30 json -90
  +1:30 json 90
  0:30 text
  1:30. json 90.0
  -1:30.5 json -90.5
  190:20:30 json 685230
  2024-01-01 time
  2024-1-1 text
  2024-01-01T00:00:00Z time
  2024-01-01t1:00:00.5+05:30 time
  2024-13-45 time
  2024-02-30 time
  2024-01-01T25:00:00 time
  2024-01-01x text
  = unreadable
  << unreadable
  .inf json Infinity
  -.inf json -Infinity
  +.inf json Infinity
  .Inf json Infinity
  .INF json Infinity
  .nan json NaN
  .NaN json NaN
  .NAN json NaN
  0x text
  0_ json 0
  1__0 json 10
  ._5 text
  .0_5 json 0.05
  -.5 text
  +.5 text
  -._ text
  0b_ unreadable
  0x_ unreadable
  0b1_0 json 2
  ~x text
  1e400 text
  1.0e+400 json Infinity
  20240101 json 20240101
  123456789012345678901234567890 json 123456789012345678901234567890
  18446744073709551615 json 18446744073709551615
  1. json 1.0
  1.2.3 text
  v1 text
  1-2 text
  1+1 text
  -1.5 json -1.5
  +1.5 json 1.5
  123456.7 json 123456.7
  1234567.8 json 1234567.8
  1e22 text
  0.1 json 0.1
  0.30000000000000004 json 0.30000000000000004
  1234567890.5 json 1234567890.5
  16777217 json 16777217
  16777217.0 json 16777217.0
  1e+06 text
  1000000.0 json 1000000.0
  .e+5 text
  . text
  ..5 text
  -a text
  -.inf. text
  5e text
  1e+ text
  1ee5 text
  4:5:6:7 json 882367
  0o8 text
  0777_0 json 4088
  1.5e+03 json 1500.0
  2001-12-14t21:59:43.10-05:00 time
  +-E7201 text
  +-o text
  +14__ json 14
  +5_2. json 52.0
  +70 json 70
  +9e7-9 text
  +:.3. text
  +E text
  +x14b+o text
  -. text
  -2+1 text
  -670 json -670
  -9e:405 text
  -xE text
  .2036 json 0.2036
  .4 json 0.4
  ._5ob3 text
  00o text
  0281o-5 text
  02E text
  02x1 text
  04b5e0 text
  086 text
  099E7 text
  0_ json 0
  0b240e text
  0e text
  0x text
  1+274 text
  1+2b_ text
  10_0 json 100
  14-_0b text
  14ox11 text
  171_4 json 1714
  17681b text
  196 json 196
  1b58 text
  1x00o text
  2+.2xx text
  2+73 text
  211 json 211
  2162645 json 2162645
  222235 json 222235
  23 json 23
  24 json 24
  25+9b text
  272_3 json 2723
  280E2 text
  2:1 json 121
  2:9 json 129
  2b0x54 text
  2e72 text
  2o text
  2ox2 text
  2x2x5 text
  3+8 text
  3. json 3.0
  30 json 30
  328 json 328
  3400 json 3400
  34_3 json 343
  38e41. text
  3_1 json 31
  3x-o.4. text
  4-020 text
  404 json 404
  41 json 41
  42E1 text
  45 json 45
  4:41 json 281
  4E81e text
  4_.:5 text
  4_1E0 text
  4_31e0 text
  4oE4ee text
  4x72 text
  5+75- text
  5-+2 text
  5002 json 5002
  50x49e text
  51b7 text
  52542 json 52542
  5335 json 5335
  54 json 54
  545 json 545
  55924 json 55924
  560 json 560
  58 json 58
  581o081 text
  586- text
  5E text
  5b045 text
  5ee text
  6+ text
  62e408E text
  65+_3b text
  6b text
  6e text
  73 json 73
  7358156 json 7358156
  7o5- text
  82 json 82
  83512+2 text
  840 json 840
  843_8- text
  85-5.06 text
  8_34 json 834
  8_6443 json 86443
  8o287 text
  94. json 94.0
  9E2-8. text
  E+14844 text
  E13 text
  E3.x436 text
  E613_- text
  E67.b0 text
  E9.b text
  E:+4 text
  _+75804 text
  _3 text
  _4. text
  _6.574 text
  _b.0E7 text
  _o5.7- text
  b6553oE text
  b67xE45 text
  e.6-84 text
  e35 text
  e9.23o text
  eE text
  o00-1e text
  o3b4 text
  oE2+ text
  oob6o7 text
  x- text
  x. text
  x0 text
  x1 text
  x32 text
  x3_10+ text
  xeE4 text
  xo76. text
  """
