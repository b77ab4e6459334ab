def check(rows):
    return rows > 10
