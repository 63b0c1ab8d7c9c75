// The floor: what starting and ending any process costs on this machine.
int main(void) { return 0; }
