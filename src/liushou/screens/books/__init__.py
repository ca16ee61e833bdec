"""The workbooks that go out, each as a plain value made from a store."""
